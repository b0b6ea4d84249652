module.exports = globalThis.outside('preact/jsx-runtime');
