module.exports = globalThis.outside('chrono-node/en');
