module.exports = globalThis.outside('ioredis');
