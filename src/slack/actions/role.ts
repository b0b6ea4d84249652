import { assignRole } from '../../domain/assign-role.ts';
import { readRole, roles } from '../../domain/role.ts';
import { plain } from '../../domain/said.ts';
import { echo, saidBack } from '../commands/said-back.ts';
import { choice, form, personField } from '../views/forms.ts';
import type { VerbForm } from './deed.ts';
import { personNamed, withoutPerson } from './person-named.ts';

/** `lead` is the role that matters most, and is asked for by its own name. */
export const leadForm: VerbForm = {
  verb: 'lead',
  does: 'lead_form',
  field: 'person',
  opening: (incident, house, asked) => roleForm.opening(incident, house, { ...asked, words: 'commander' }),
  submit: (sent, house) => roleForm.submit(sent, house),
};

export const roleForm: VerbForm = {
  verb: 'role',
  does: 'role_form',
  field: 'person',

  lacks: (_, __, { words, said = plain(words) }) => readRole(words) !== undefined || withoutPerson(said).text === '',

  async opening({ id }, { desk }, { words, said = plain(words) }) {
    const person = await personNamed(said, desk.records);
    return {
      form: form({
        does: roleForm.does,
        title: `Roles of #${id}`,
        submit: 'Give it',
        about: { incident: id },
        blocks: [
          choice(
            'role',
            'Role',
            roles.map((role) => [role, role]),
            readRole(words) ?? 'comms',
          ),
          personField('person', 'Who', { initial: person?.id }),
        ],
      }),
      instead: `/incident #${id} role ${readRole(words) ?? 'comms'} @user`,
    };
  },

  async submit({ by, about: { incident: id }, key, value }, { desk }) {
    const role = readRole(value('role')) ?? 'comms';
    const person = await desk.records.person(value('person'));
    if (!person?.active || person.kind === 'bot') {
      return { errors: { person: 'Pick somebody of this workspace.' } };
    }
    const to = { id: person.id, name: person.name };
    const outcome = await desk.change({ id }, (incident, now) => assignRole(incident, role, to, by, now), key);
    return saidBack(outcome, () => [`${echo(person.name)} is ${role} of #${id} now`]);
  },
};
