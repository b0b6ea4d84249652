module.exports = globalThis.outside('bullmq');
