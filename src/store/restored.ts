/** Set in a record that was put back, until what it has not told is looked for at Slack. */
export const restoredSetting = 'restored';
