import './kept-here.ts';
import '../e2e/heard.test.ts';
