import './kept-here.ts';
import '../alarms/alarms.test.ts';
