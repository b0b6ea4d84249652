import './kept-here.ts';
import '../slack/private.test.ts';
