module.exports = globalThis.outside('markdown-it');
