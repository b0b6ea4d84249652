import { type Alarm, isSameAlarm } from '../../domain/alarm.ts';

export interface AlarmRow {
  incident_id: number;
  kind: Alarm['kind'];
  about: number;
  due_at: string;
}

export const toAlarm = ({ incident_id, kind, about, due_at }: AlarmRow): Alarm => ({
  incidentId: incident_id,
  kind,
  about,
  due: new Date(due_at),
});

/** Whether these are the same alarms, each once, in whatever order. */
export const areSameAlarms = (some: readonly Alarm[], others: readonly Alarm[]): boolean =>
  some.length === others.length && some.every((one) => others.some((other) => isSameAlarm(one, other)));
