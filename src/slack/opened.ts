import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { type Log, RecordAway } from '../desk/ports.ts';
import type { Answer } from './commands/command.ts';
import { ask, SlackRefused } from './fault.ts';
import type { Opening } from './views/forms.ts';
import { line } from './views/reply.ts';

/** Opens a form for whoever holds the trigger, which lives 3 seconds. Undefined when it is open, else what to say. */
export type OpenForm = (opening: Opening, trigger: string, log: Log) => Promise<Answer | undefined>;

/** `client` does not wait long, and nobody tries twice: by then the trigger is spent. */
export const createOpenForm =
  (client: WebClient): OpenForm =>
  async ({ form, instead, typed, filled }, trigger, log) => {
    let isOpen = false;
    try {
      const { view: opened } = await ask(() => client.views.open({ trigger_id: trigger, view: form }));
      isOpen = true;
      if (filled && opened?.id) await fill(client, opened.id, await filled());
      return undefined;
    } catch (cause) {
      log.warn('a form was not opened', { form: form.callback_id, cause });
      const what = isOpen ? whyEmpty(cause) : 'Slack did not open the form in time';
      const back = typed === undefined ? '' : `\nYou typed: ${line(`/incident ${typed}`)}`;
      return { text: `${what}. This does the same: ${line(instead)}${back}` };
    }
  };

const whyEmpty = (cause: unknown): string =>
  cause instanceof RecordAway ? "Sitrep's database cannot be reached" : 'Slack did not fill in the form';

/** Somebody who has closed it meanwhile does not want it. */
async function fill(client: WebClient, id: string, view: ModalView): Promise<void> {
  await ask(() => client.views.update({ view_id: id, view })).catch((cause) => {
    if (!(cause instanceof SlackRefused && cause.code === 'not_found')) throw cause;
  });
}
