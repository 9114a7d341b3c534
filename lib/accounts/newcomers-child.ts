// Owns the program that tests of backups start beside themselves: people keep coming until it is killed.
import { makePerson } from "@/lib/two-factor/test-person";

for (;;) await makePerson();
