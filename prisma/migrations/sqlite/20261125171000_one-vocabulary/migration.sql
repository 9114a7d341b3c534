-- By hand: temporary codes and resets name the same reason by the same word. Rows of the security log stay as they are.
UPDATE "TemporaryCodeReason" SET "reasonClass" = 'lost-phone' WHERE "reasonClass" = 'phone-lost';
UPDATE "TemporaryCodeReason" SET "reasonClass" = 'other' WHERE "reasonClass" = 'other-reason';
