import type { WebClient } from '@slack/web-api';
import type { Log } from '../desk/ports.ts';
import type { Answer } from './commands/command.ts';
import { ask } from './fault.ts';
import type { Opening } from './views/forms.ts';
import { line } from './views/reply.ts';

/** Opens a form for whoever holds the trigger, which lives 3 seconds. Undefined when it is open, else what to say. */
export type OpenForm = (opening: Opening, trigger: string) => Promise<Answer | undefined>;

/** `client` does not wait long, and nobody tries twice: by then the trigger is spent. */
export const createOpenForm =
  (client: WebClient, log: Log): OpenForm =>
  async ({ form, instead }, trigger) => {
    try {
      await ask(() => client.views.open({ trigger_id: trigger, view: form }));
      return undefined;
    } catch (cause) {
      log.warn('a form was not opened', { form: form.callback_id, cause });
      return { text: `Slack did not open the form in time. This does the same: ${line(instead)}` };
    }
  };
