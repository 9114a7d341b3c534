-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL DEFAULT 'member',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "emailConfirmedAt" TIMESTAMP(3),
    "secondEmail" TEXT COLLATE "C",
    "locale" TEXT COLLATE "C" NOT NULL DEFAULT 'en',
    "exportedAt" TIMESTAMP(3),
    "name" TEXT COLLATE "C",
    "nameKey" TEXT COLLATE "C",
    "deactivatedAt" TIMESTAMP(3),
    "lastSignInAt" TIMESTAMP(3),
    "factorCount" INTEGER NOT NULL DEFAULT 0,
    "codesLeft" INTEGER NOT NULL DEFAULT 0,
    "codesLow" BOOLEAN NOT NULL DEFAULT false,
    "lockedUntil" TIMESTAMP(3),
    "remindedAt" TIMESTAMP(3),
    "resetAt" TIMESTAMP(3),
    "adminSince" TIMESTAMP(3),
    "adminUntil" TIMESTAMP(3),

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Password" (
    "accountId" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "algorithm" TEXT COLLATE "C" NOT NULL,
    "pepperId" TEXT COLLATE "C" NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,
    "disabledAt" TIMESTAMP(3),

    CONSTRAINT "Password_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "Authenticator" (
    "id" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "sealedSecret" TEXT COLLATE "C" NOT NULL,
    "algorithm" TEXT COLLATE "C" NOT NULL,
    "digits" INTEGER NOT NULL,
    "periodSeconds" INTEGER NOT NULL,
    "lastUsedStep" INTEGER NOT NULL,
    "lastUsedAt" TIMESTAMP(3),
    "confirmedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Authenticator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enrollment" (
    "id" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "sessionId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "sealedSecret" TEXT COLLATE "C" NOT NULL,
    "algorithm" TEXT COLLATE "C" NOT NULL,
    "digits" INTEGER NOT NULL,
    "periodSeconds" INTEGER NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sealedCodes" TEXT COLLATE "C",
    "shownAt" TIMESTAMP(3),
    "lastError" TEXT COLLATE "C",

    CONSTRAINT "Enrollment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecoveryBatch" (
    "id" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "salt" TEXT COLLATE "C" NOT NULL,
    "pepperId" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "sealedCodes" TEXT COLLATE "C",
    "shownUntil" TIMESTAMP(3) NOT NULL,
    "acknowledgedAt" TIMESTAMP(3),
    "isReplacement" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "RecoveryBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" TEXT COLLATE "C" NOT NULL,
    "batchId" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TemporaryCode" (
    "accountId" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "salt" TEXT COLLATE "C" NOT NULL,
    "pepperId" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),
    "madeById" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "TemporaryCode_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "TemporaryCodeReason" (
    "id" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "madeById" TEXT COLLATE "C",
    "at" TIMESTAMP(3) NOT NULL,
    "reasonClass" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "TemporaryCodeReason_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ticket" (
    "id" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "consumedAt" TIMESTAMP(3),

    CONSTRAINT "Ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInGrant" (
    "id" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "factor" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "redeemedAt" TIMESTAMP(3),

    CONSTRAINT "SignInGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "factor" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "authenticatedAt" TIMESTAMP(3) NOT NULL,
    "lastUsedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "browser" TEXT COLLATE "C" NOT NULL,
    "address" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StepUpGrant" (
    "id" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "sessionId" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "StepUpGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrustedDevice" (
    "id" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "fingerprint" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "browser" TEXT COLLATE "C" NOT NULL,
    "address" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastUsedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "TrustedDevice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PendingSignUp" (
    "id" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "passwordHash" TEXT COLLATE "C" NOT NULL,
    "algorithm" TEXT COLLATE "C" NOT NULL,
    "pepperId" TEXT COLLATE "C" NOT NULL,
    "locale" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PendingSignUp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkToken" (
    "id" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C",
    "email" TEXT COLLATE "C",
    "role" TEXT COLLATE "C",
    "name" TEXT COLLATE "C",
    "invitedById" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "LinkToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "browser" TEXT COLLATE "C" NOT NULL,
    "address" TEXT COLLATE "C" NOT NULL,
    "about" TEXT COLLATE "C",
    "readAt" TIMESTAMP(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailMessage" (
    "id" TEXT COLLATE "C" NOT NULL,
    "idempotencyKey" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C",
    "kind" TEXT COLLATE "C" NOT NULL,
    "sealedContent" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMP(3),
    "sentAt" TIMESTAMP(3),
    "failure" TEXT COLLATE "C",
    "isBulk" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "MailMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AttemptCounter" (
    "key" TEXT COLLATE "C" NOT NULL,
    "failures" INTEGER NOT NULL,
    "lockedUntil" TIMESTAMP(3),
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AttemptCounter_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT COLLATE "C" NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMP(3),

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditRow" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorId" TEXT COLLATE "C",
    "subjectId" TEXT COLLATE "C",
    "event" TEXT COLLATE "C" NOT NULL,
    "result" TEXT COLLATE "C" NOT NULL,
    "factor" TEXT COLLATE "C",
    "reason" TEXT COLLATE "C",
    "requestId" TEXT COLLATE "C" NOT NULL,
    "address" TEXT COLLATE "C" NOT NULL,
    "browser" TEXT COLLATE "C" NOT NULL,
    "seal" TEXT COLLATE "C",
    "sealKeyId" TEXT COLLATE "C",

    CONSTRAINT "AuditRow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonNote" (
    "id" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "authorId" TEXT COLLATE "C",
    "at" TIMESTAMP(3) NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "PersonNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditChain" (
    "id" INTEGER NOT NULL,
    "startId" INTEGER NOT NULL,
    "startSeal" TEXT COLLATE "C" NOT NULL,
    "headId" INTEGER NOT NULL,
    "headSeal" TEXT COLLATE "C" NOT NULL,
    "headAt" TIMESTAMP(3) NOT NULL,
    "mac" TEXT COLLATE "C" NOT NULL,
    "macKeyId" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "AuditChain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Installation" (
    "id" INTEGER NOT NULL,
    "setupHash" TEXT COLLATE "C",
    "adminSince" TIMESTAMP(3),
    "tracesCleanUntil" TIMESTAMP(3),

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reset" (
    "id" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "actorId" TEXT COLLATE "C",
    "requestId" TEXT COLLATE "C",
    "reasonClass" TEXT COLLATE "C",
    "reason" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "delaySeconds" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "effectiveAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "pendingFor" TEXT COLLATE "C",

    CONSTRAINT "Reset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResetApproval" (
    "id" TEXT COLLATE "C" NOT NULL,
    "resetId" TEXT COLLATE "C" NOT NULL,
    "adminId" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ResetApproval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResetRequest" (
    "id" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "browser" TEXT COLLATE "C" NOT NULL,
    "address" TEXT COLLATE "C" NOT NULL,
    "isKnownBrowser" BOOLEAN NOT NULL,
    "decidedAt" TIMESTAMP(3),
    "openFor" TEXT COLLATE "C",

    CONSTRAINT "ResetRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DailyFigure" (
    "day" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "DailyFigure_pkey" PRIMARY KEY ("day","name")
);

-- CreateTable
CREATE TABLE "Policy" (
    "id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "members" TEXT COLLATE "C" NOT NULL,
    "requiredFrom" TIMESTAMP(3),
    "graceDays" INTEGER NOT NULL,
    "graceSince" TIMESTAMP(3),
    "inForceSince" TIMESTAMP(3),
    "trustedDevices" BOOLEAN NOT NULL,
    "channels" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "memberIdleSeconds" INTEGER NOT NULL,
    "memberAbsoluteSeconds" INTEGER NOT NULL,
    "adminIdleSeconds" INTEGER NOT NULL,
    "adminAbsoluteSeconds" INTEGER NOT NULL,
    "resetsNeedTwoAdmins" BOOLEAN NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "updatedById" TEXT COLLATE "C",

    CONSTRAINT "Policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportJob" (
    "id" TEXT COLLATE "C" NOT NULL,
    "actorId" TEXT COLLATE "C",
    "state" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "goodRows" INTEGER NOT NULL DEFAULT 0,
    "badRows" INTEGER NOT NULL DEFAULT 0,
    "adminRows" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT COLLATE "C",
    "problemLine" INTEGER,
    "columns" TEXT COLLATE "C",
    "locale" TEXT COLLATE "C",
    "doneLine" INTEGER NOT NULL DEFAULT 0,
    "invited" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "requestId" TEXT COLLATE "C",
    "address" TEXT COLLATE "C",
    "browser" TEXT COLLATE "C",

    CONSTRAINT "ImportJob_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "jobId" TEXT COLLATE "C" NOT NULL,
    "line" INTEGER NOT NULL,
    "isBad" BOOLEAN NOT NULL,
    "email" TEXT COLLATE "C",
    "name" TEXT COLLATE "C",
    "role" TEXT COLLATE "C",
    "problem" TEXT COLLATE "C",
    "firstLine" INTEGER,
    "typedEmail" TEXT COLLATE "C",
    "typedName" TEXT COLLATE "C",
    "typedRole" TEXT COLLATE "C",

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("jobId","line")
);

-- CreateIndex
CREATE UNIQUE INDEX "Account_email_key" ON "Account"("email");

-- CreateIndex
CREATE INDEX "Account_nameKey_id_idx" ON "Account"("nameKey", "id");

-- CreateIndex
CREATE INDEX "Account_createdAt_id_idx" ON "Account"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Account_lastSignInAt_id_idx" ON "Account"("lastSignInAt", "id");

-- CreateIndex
CREATE INDEX "Account_role_email_idx" ON "Account"("role", "email");

-- CreateIndex
CREATE INDEX "Account_factorCount_email_idx" ON "Account"("factorCount", "email");

-- CreateIndex
CREATE INDEX "Account_codesLow_email_idx" ON "Account"("codesLow", "email");

-- CreateIndex
CREATE INDEX "Account_lockedUntil_id_idx" ON "Account"("lockedUntil", "id");

-- CreateIndex
CREATE INDEX "Account_deactivatedAt_id_idx" ON "Account"("deactivatedAt", "id");

-- CreateIndex
CREATE INDEX "Account_deactivatedAt_lastSignInAt_id_idx" ON "Account"("deactivatedAt", "lastSignInAt", "id");

-- CreateIndex
CREATE INDEX "Account_role_deactivatedAt_idx" ON "Account"("role", "deactivatedAt");

-- CreateIndex
CREATE INDEX "Account_role_factorCount_createdAt_deactivatedAt_emailConfi_idx" ON "Account"("role", "factorCount", "createdAt", "deactivatedAt", "emailConfirmedAt");

-- CreateIndex
CREATE INDEX "Authenticator_accountId_idx" ON "Authenticator"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Enrollment_accountId_key" ON "Enrollment"("accountId");

-- CreateIndex
CREATE INDEX "Enrollment_expiresAt_idx" ON "Enrollment"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryBatch_accountId_key" ON "RecoveryBatch"("accountId");

-- CreateIndex
CREATE INDEX "RecoveryBatch_shownUntil_idx" ON "RecoveryBatch"("shownUntil");

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryCode_batchId_hash_key" ON "RecoveryCode"("batchId", "hash");

-- CreateIndex
CREATE INDEX "TemporaryCode_madeById_idx" ON "TemporaryCode"("madeById");

-- CreateIndex
CREATE INDEX "TemporaryCode_expiresAt_idx" ON "TemporaryCode"("expiresAt");

-- CreateIndex
CREATE INDEX "TemporaryCodeReason_accountId_at_idx" ON "TemporaryCodeReason"("accountId", "at");

-- CreateIndex
CREATE INDEX "TemporaryCodeReason_madeById_at_idx" ON "TemporaryCodeReason"("madeById", "at");

-- CreateIndex
CREATE INDEX "TemporaryCodeReason_at_idx" ON "TemporaryCodeReason"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Ticket_hash_key" ON "Ticket"("hash");

-- CreateIndex
CREATE INDEX "Ticket_accountId_idx" ON "Ticket"("accountId");

-- CreateIndex
CREATE INDEX "Ticket_expiresAt_idx" ON "Ticket"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "SignInGrant_hash_key" ON "SignInGrant"("hash");

-- CreateIndex
CREATE INDEX "SignInGrant_expiresAt_idx" ON "SignInGrant"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Session_hash_key" ON "Session"("hash");

-- CreateIndex
CREATE INDEX "Session_accountId_idx" ON "Session"("accountId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "StepUpGrant_hash_key" ON "StepUpGrant"("hash");

-- CreateIndex
CREATE INDEX "StepUpGrant_sessionId_idx" ON "StepUpGrant"("sessionId");

-- CreateIndex
CREATE INDEX "StepUpGrant_expiresAt_idx" ON "StepUpGrant"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "TrustedDevice_hash_key" ON "TrustedDevice"("hash");

-- CreateIndex
CREATE INDEX "TrustedDevice_accountId_idx" ON "TrustedDevice"("accountId");

-- CreateIndex
CREATE INDEX "TrustedDevice_expiresAt_idx" ON "TrustedDevice"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "PendingSignUp_hash_key" ON "PendingSignUp"("hash");

-- CreateIndex
CREATE INDEX "PendingSignUp_expiresAt_idx" ON "PendingSignUp"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "LinkToken_hash_key" ON "LinkToken"("hash");

-- CreateIndex
CREATE INDEX "LinkToken_accountId_idx" ON "LinkToken"("accountId");

-- CreateIndex
CREATE INDEX "LinkToken_invitedById_idx" ON "LinkToken"("invitedById");

-- CreateIndex
CREATE INDEX "LinkToken_email_idx" ON "LinkToken"("email");

-- CreateIndex
CREATE INDEX "LinkToken_expiresAt_idx" ON "LinkToken"("expiresAt");

-- CreateIndex
CREATE INDEX "LinkToken_purpose_usedAt_createdAt_idx" ON "LinkToken"("purpose", "usedAt", "createdAt");

-- CreateIndex
CREATE INDEX "Notice_accountId_at_idx" ON "Notice"("accountId", "at");

-- CreateIndex
CREATE INDEX "Notice_at_idx" ON "Notice"("at");

-- CreateIndex
CREATE UNIQUE INDEX "MailMessage_idempotencyKey_key" ON "MailMessage"("idempotencyKey");

-- CreateIndex
CREATE INDEX "MailMessage_accountId_idx" ON "MailMessage"("accountId");

-- CreateIndex
CREATE INDEX "MailMessage_dueAt_idx" ON "MailMessage"("dueAt");

-- CreateIndex
CREATE INDEX "MailMessage_isBulk_dueAt_idx" ON "MailMessage"("isBulk", "dueAt");

-- CreateIndex
CREATE INDEX "MailMessage_createdAt_idx" ON "MailMessage"("createdAt");

-- CreateIndex
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

-- CreateIndex
CREATE INDEX "AuditRow_subjectId_at_idx" ON "AuditRow"("subjectId", "at");

-- CreateIndex
CREATE INDEX "AuditRow_actorId_at_idx" ON "AuditRow"("actorId", "at");

-- CreateIndex
CREATE INDEX "AuditRow_event_at_idx" ON "AuditRow"("event", "at");

-- CreateIndex
CREATE INDEX "AuditRow_result_at_idx" ON "AuditRow"("result", "at");

-- CreateIndex
CREATE INDEX "AuditRow_at_idx" ON "AuditRow"("at");

-- CreateIndex
CREATE INDEX "PersonNote_accountId_at_idx" ON "PersonNote"("accountId", "at");

-- CreateIndex
CREATE INDEX "PersonNote_authorId_idx" ON "PersonNote"("authorId");

-- CreateIndex
CREATE UNIQUE INDEX "Reset_requestId_key" ON "Reset"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "Reset_pendingFor_key" ON "Reset"("pendingFor");

-- CreateIndex
CREATE INDEX "Reset_accountId_createdAt_idx" ON "Reset"("accountId", "createdAt");

-- CreateIndex
CREATE INDEX "Reset_actorId_idx" ON "Reset"("actorId");

-- CreateIndex
CREATE INDEX "Reset_state_effectiveAt_idx" ON "Reset"("state", "effectiveAt");

-- CreateIndex
CREATE INDEX "Reset_endedAt_id_idx" ON "Reset"("endedAt", "id");

-- CreateIndex
CREATE INDEX "ResetApproval_adminId_at_idx" ON "ResetApproval"("adminId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ResetApproval_resetId_adminId_key" ON "ResetApproval"("resetId", "adminId");

-- CreateIndex
CREATE UNIQUE INDEX "ResetRequest_openFor_key" ON "ResetRequest"("openFor");

-- CreateIndex
CREATE INDEX "ResetRequest_accountId_createdAt_idx" ON "ResetRequest"("accountId", "createdAt");

-- CreateIndex
CREATE INDEX "ResetRequest_decidedAt_createdAt_idx" ON "ResetRequest"("decidedAt", "createdAt");

-- CreateIndex
CREATE INDEX "Policy_updatedById_idx" ON "Policy"("updatedById");

-- CreateIndex
CREATE INDEX "ImportJob_actorId_idx" ON "ImportJob"("actorId");

-- CreateIndex
CREATE INDEX "ImportJob_createdAt_idx" ON "ImportJob"("createdAt");

-- CreateIndex
CREATE INDEX "ImportRow_jobId_isBad_line_idx" ON "ImportRow"("jobId", "isBad", "line");

-- CreateIndex
CREATE INDEX "ImportRow_email_jobId_idx" ON "ImportRow"("email", "jobId");

-- AddForeignKey
ALTER TABLE "Password" ADD CONSTRAINT "Password_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Authenticator" ADD CONSTRAINT "Authenticator_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrollment" ADD CONSTRAINT "Enrollment_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryBatch" ADD CONSTRAINT "RecoveryBatch_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "RecoveryBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemporaryCode" ADD CONSTRAINT "TemporaryCode_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemporaryCode" ADD CONSTRAINT "TemporaryCode_madeById_fkey" FOREIGN KEY ("madeById") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemporaryCodeReason" ADD CONSTRAINT "TemporaryCodeReason_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemporaryCodeReason" ADD CONSTRAINT "TemporaryCodeReason_madeById_fkey" FOREIGN KEY ("madeById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ticket" ADD CONSTRAINT "Ticket_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignInGrant" ADD CONSTRAINT "SignInGrant_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StepUpGrant" ADD CONSTRAINT "StepUpGrant_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrustedDevice" ADD CONSTRAINT "TrustedDevice_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkToken" ADD CONSTRAINT "LinkToken_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkToken" ADD CONSTRAINT "LinkToken_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailMessage" ADD CONSTRAINT "MailMessage_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonNote" ADD CONSTRAINT "PersonNote_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonNote" ADD CONSTRAINT "PersonNote_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reset" ADD CONSTRAINT "Reset_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reset" ADD CONSTRAINT "Reset_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResetApproval" ADD CONSTRAINT "ResetApproval_resetId_fkey" FOREIGN KEY ("resetId") REFERENCES "Reset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResetApproval" ADD CONSTRAINT "ResetApproval_adminId_fkey" FOREIGN KEY ("adminId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResetRequest" ADD CONSTRAINT "ResetRequest_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Policy" ADD CONSTRAINT "Policy_updatedById_fkey" FOREIGN KEY ("updatedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportJob" ADD CONSTRAINT "ImportJob_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "ImportJob"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand: what Prisma's schema cannot say. Decision 016 tells why.

-- What stands now is counted along from nothing.
INSERT INTO "DailyFigure" ("day", "name", "value") VALUES ('total', 'accounts', 0), ('total', 'protected', 0);

-- The order of the log. Numbers are given before they can be read: whoever takes one shows it from before that on
-- until its transaction ends, and the sealer seals what nobody can come in front of any more.
CREATE FUNCTION twofold_audit_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(845573221, 1);
  RETURN NULL;
END $$;
CREATE TRIGGER "AuditRow_begins" BEFORE INSERT ON "AuditRow"
  FOR EACH STATEMENT EXECUTE FUNCTION twofold_audit_begins();

-- How long rows are kept at least. `migrate` sets it where the application has a role of its own; null sets no bound.
CREATE FUNCTION twofold_audit_kept_for() RETURNS interval LANGUAGE sql STABLE AS 'SELECT NULL::interval';

-- A row changes in two ways, whoever asks: it gets its seal, once, and an account that is gone gives its name up.
CREATE FUNCTION twofold_audit_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  allowed "AuditRow"%ROWTYPE := OLD;
BEGIN
  IF OLD."seal" IS NULL AND NEW."seal" IS NOT NULL AND NEW."sealKeyId" IS NOT NULL THEN
    allowed."seal" := NEW."seal";
    allowed."sealKeyId" := NEW."sealKeyId";
  END IF;
  IF NEW."actorId" LIKE 'erased:%' AND OLD."actorId" NOT LIKE 'erased:%'
    AND NOT EXISTS (SELECT 1 FROM "Account" WHERE "id" = OLD."actorId") THEN
    allowed."actorId" := NEW."actorId";
  END IF;
  IF NEW."subjectId" LIKE 'erased:%' AND OLD."subjectId" NOT LIKE 'erased:%'
    AND NOT EXISTS (SELECT 1 FROM "Account" WHERE "id" = OLD."subjectId") THEN
    allowed."subjectId" := NEW."subjectId";
  END IF;
  IF NEW IS DISTINCT FROM allowed THEN
    RAISE EXCEPTION 'the security log is append-only' USING ERRCODE = 'insufficient_privilege',
      HINT = 'It is sealed by twofold_audit_seal, and pseudonymised by twofold_audit_rename.';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "AuditRow_kept" BEFORE UPDATE ON "AuditRow"
  FOR EACH ROW EXECUTE FUNCTION twofold_audit_kept();

-- Rows go from the oldest end alone, sealed, and not before their time.
CREATE FUNCTION twofold_audit_shortened() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  last_id integer := (SELECT max("id") FROM gone);
  newest timestamp := (SELECT max("at") FROM gone);
BEGIN
  IF EXISTS (SELECT 1 FROM gone WHERE "seal" IS NULL)
    OR EXISTS (SELECT 1 FROM "AuditRow" WHERE "id" < last_id)
    OR newest > (now() AT TIME ZONE 'UTC') - twofold_audit_kept_for() THEN
    RAISE EXCEPTION 'the security log is append-only' USING ERRCODE = 'insufficient_privilege',
      HINT = 'It is shortened from its oldest sealed row on, by twofold_audit_retire.';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "AuditRow_shortened" AFTER DELETE ON "AuditRow"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION twofold_audit_shortened();

CREATE FUNCTION twofold_audit_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the security log is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "AuditRow_truncated" BEFORE TRUNCATE ON "AuditRow"
  FOR EACH STATEMENT EXECUTE FUNCTION twofold_audit_truncated();

-- The three ways themselves. They act as the owner, so that the application's role needs neither UPDATE nor DELETE.
CREATE FUNCTION twofold_audit_seal(ids integer[], seals text[], key_id text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  changed integer;
BEGIN
  UPDATE "AuditRow" SET "seal" = pairs.seal, "sealKeyId" = key_id
  FROM unnest(ids, seals) AS pairs(id, seal) WHERE "AuditRow"."id" = pairs.id;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END $$;

-- `key_id`: only rows that are sealed under it; null for all that still bear the account's id.
CREATE FUNCTION twofold_audit_rename(account_id text, pseudonym text, key_id text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  actors integer;
  subjects integer;
BEGIN
  UPDATE "AuditRow" SET "actorId" = pseudonym
  WHERE "actorId" = account_id AND (key_id IS NULL OR "sealKeyId" = key_id);
  GET DIAGNOSTICS actors = ROW_COUNT;
  UPDATE "AuditRow" SET "subjectId" = pseudonym
  WHERE "subjectId" = account_id AND (key_id IS NULL OR "sealKeyId" = key_id);
  GET DIAGNOSTICS subjects = ROW_COUNT;
  RETURN actors + subjects;
END $$;

CREATE FUNCTION twofold_audit_retire(last_id integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  removed integer;
BEGIN
  DELETE FROM "AuditRow" WHERE "id" <= last_id;
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END $$;

REVOKE EXECUTE ON FUNCTION twofold_audit_seal, twofold_audit_rename, twofold_audit_retire FROM PUBLIC;
