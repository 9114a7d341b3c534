-- CreateTable
CREATE TABLE "SecretImport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "actorId" TEXT,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "problem" TEXT,
    "problemLine" INTEGER,
    "goodRows" INTEGER NOT NULL DEFAULT 0,
    "badRows" INTEGER NOT NULL DEFAULT 0,
    "imported" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "startedAt" DATETIME,
    "finishedAt" DATETIME,
    "requestId" TEXT,
    "address" TEXT,
    "browser" TEXT,
    CONSTRAINT "SecretImport_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SecretImportRow" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "importId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "email" TEXT,
    "name" TEXT,
    "problem" TEXT,
    "firstLine" INTEGER,
    "sealedSecret" TEXT,
    "algorithm" TEXT,
    "digits" INTEGER,
    "periodSeconds" INTEGER,
    CONSTRAINT "SecretImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "SecretImport" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "SecretImport_actorId_idx" ON "SecretImport"("actorId");

-- CreateIndex
CREATE INDEX "SecretImport_createdAt_idx" ON "SecretImport"("createdAt");

-- CreateIndex
CREATE INDEX "SecretImportRow_email_idx" ON "SecretImportRow"("email");

-- CreateIndex
CREATE UNIQUE INDEX "SecretImportRow_importId_position_key" ON "SecretImportRow"("importId", "position");
