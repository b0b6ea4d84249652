/** `--out=…` and `--out …` are the same. `given`: options by name, those without a value as ''; `words`: the others. */
export function optionsIn(args: readonly string[], withValue: readonly string[] = []) {
  const given: Record<string, string> = {};
  const words: string[] = [];
  for (let place = 0; place < args.length; place++) {
    const [, name, value] = /^--([a-z-]+)(?:=(.*))?$/su.exec(args[place] ?? '') ?? [];
    if (name === undefined) words.push(args[place] ?? '');
    else given[name] = value ?? (withValue.includes(name) ? (args[++place] ?? '') : '');
  }
  return { given, words };
}
