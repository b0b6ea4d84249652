/** Imported by a test file: its houses keep their records in PostgreSQL, whatever the others of the run do. */
process.env['TEST_STORE'] = 'postgres';
