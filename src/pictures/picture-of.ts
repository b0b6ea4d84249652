import type { Drawing } from '../desk/pictures.ts';
import type { Look } from './look.ts';
import { mitigatePicture } from './mitigate.ts';
import { perWeekPicture } from './per-week.ts';
import { promisesPicture } from './promises.ts';
import type { Drawn } from './sheet.ts';
import { timelinePicture } from './timeline.ts';

/** Any of the pictures, as SVG. */
export function pictureOf(drawing: Drawing, look: Look): Drawn {
  switch (drawing.what) {
    case 'course':
      return timelinePicture(drawing.data, look);
    case 'per-week':
      return perWeekPicture(drawing.data, look, drawing.of);
    case 'mitigated':
      return mitigatePicture(drawing.data, look, drawing.of);
    case 'kept':
      return promisesPicture(drawing.data, look);
  }
}
