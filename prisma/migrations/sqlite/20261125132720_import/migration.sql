-- CreateTable
CREATE TABLE "ImportJob" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "actorId" TEXT,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "goodRows" INTEGER NOT NULL DEFAULT 0,
    "badRows" INTEGER NOT NULL DEFAULT 0,
    "adminRows" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "problemLine" INTEGER,
    "columns" TEXT,
    "locale" TEXT,
    "doneLine" INTEGER NOT NULL DEFAULT 0,
    "invited" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "startedAt" DATETIME,
    "finishedAt" DATETIME,
    "requestId" TEXT,
    "address" TEXT,
    "browser" TEXT,
    CONSTRAINT "ImportJob_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "jobId" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "isBad" BOOLEAN NOT NULL,
    "email" TEXT,
    "name" TEXT,
    "role" TEXT,
    "problem" TEXT,
    "firstLine" INTEGER,
    "typedEmail" TEXT,
    "typedName" TEXT,
    "typedRole" TEXT,

    PRIMARY KEY ("jobId", "line"),
    CONSTRAINT "ImportRow_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "ImportJob" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "MailMessage" ADD COLUMN "isBulk" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "MailMessage_isBulk_dueAt_idx" ON "MailMessage"("isBulk", "dueAt");

-- CreateIndex
CREATE INDEX "ImportJob_actorId_idx" ON "ImportJob"("actorId");

-- CreateIndex
CREATE INDEX "ImportJob_createdAt_idx" ON "ImportJob"("createdAt");

-- CreateIndex
CREATE INDEX "ImportRow_jobId_isBad_line_idx" ON "ImportRow"("jobId", "isBad", "line");

-- CreateIndex
CREATE INDEX "ImportRow_email_jobId_idx" ON "ImportRow"("email", "jobId");
