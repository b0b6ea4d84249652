import { setImmediate as breathe } from 'node:timers/promises';
import type { Draw, Drawing, Picture } from '../desk/pictures.ts';
import type { Look } from './look.ts';

/** On a phone, whose screens have three dots to a pixel. Slack does not tell us who reads in the dark. */
const phone: Look = { width: 380, theme: 'light' };
const dots = 3;

/** What draws is loaded with the first picture: a Sitrep that draws none does not carry it. */
export function createDraw(): Draw {
  let last: Promise<unknown> = Promise.resolve();

  return (drawing) => {
    const mine = last.then(() => draw(drawing));
    last = mine.catch(() => {});
    return mine;
  };
}

async function draw(drawing: Drawing): Promise<Picture> {
  const { pictureOf } = await import('./picture-of.ts');
  const { toPng } = await import('./png.ts');
  await breathe();
  const { svg, finding, alt } = pictureOf(drawing, phone);
  await breathe();
  return { ...fileOf(drawing), png: await toPng(svg, phone.width * dots), finding, alt };
}

function fileOf(drawing: Drawing): Pick<Picture, 'name' | 'title'> {
  switch (drawing.what) {
    case 'course':
      return { name: `timeline-${drawing.data.id}.png`, title: `Timeline of #${drawing.data.id}` };
    case 'per-week':
      return { name: 'incidents-per-week.png', title: 'Incidents per week' };
    case 'mitigated':
      return { name: 'time-to-mitigate.png', title: 'Time to mitigate' };
    case 'kept':
      return { name: 'promises-kept.png', title: 'Promises kept' };
  }
}
