import '../quality/redaction/quality.test.ts';
