import type { Answer, Json } from '../answer.ts';
import type { World } from '../world.ts';

/** A Web API method, called by the bot with checked token and scopes. */
export type Method = (args: Json, world: World) => Promise<Answer> | Answer;
