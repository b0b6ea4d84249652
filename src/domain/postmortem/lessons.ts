import { askNote } from './asking.ts';
import { noted } from './facts.ts';
import { list } from './markdown.ts';
import type { Material, Section } from './section.ts';

/** What people say they learned: no record knows it. */
export function lessonsSection({ standing, incident: { id } }: Material): Section {
  const lessons = noted(standing, 'lesson');
  const questions =
    lessons.length > 0 ? [] : [askNote(id, 'lesson', 'What went well, what went badly, and where were we lucky?')];
  return { key: 'lessons', title: 'Lessons', body: list(lessons), questions };
}
