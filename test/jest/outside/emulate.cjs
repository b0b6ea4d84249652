module.exports = globalThis.outside('emulate');
