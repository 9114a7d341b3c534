-- CreateTable
CREATE TABLE "SecretImport" (
    "id" TEXT COLLATE "C" NOT NULL,
    "actorId" TEXT COLLATE "C",
    "state" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "problem" TEXT COLLATE "C",
    "problemLine" INTEGER,
    "goodRows" INTEGER NOT NULL DEFAULT 0,
    "badRows" INTEGER NOT NULL DEFAULT 0,
    "imported" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "requestId" TEXT COLLATE "C",
    "address" TEXT COLLATE "C",
    "browser" TEXT COLLATE "C",

    CONSTRAINT "SecretImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SecretImportRow" (
    "id" TEXT COLLATE "C" NOT NULL,
    "importId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "email" TEXT COLLATE "C",
    "name" TEXT COLLATE "C",
    "problem" TEXT COLLATE "C",
    "firstLine" INTEGER,
    "sealedSecret" TEXT COLLATE "C",
    "algorithm" TEXT COLLATE "C",
    "digits" INTEGER,
    "periodSeconds" INTEGER,

    CONSTRAINT "SecretImportRow_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SecretImport_actorId_idx" ON "SecretImport"("actorId");

-- CreateIndex
CREATE INDEX "SecretImport_createdAt_idx" ON "SecretImport"("createdAt");

-- CreateIndex
CREATE INDEX "SecretImportRow_email_idx" ON "SecretImportRow"("email");

-- CreateIndex
CREATE UNIQUE INDEX "SecretImportRow_importId_position_key" ON "SecretImportRow"("importId", "position");

-- AddForeignKey
ALTER TABLE "SecretImport" ADD CONSTRAINT "SecretImport_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretImportRow" ADD CONSTRAINT "SecretImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "SecretImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;
