# Owns the role that the servers come as: it owns its database, and is no superuser. Run by the image, once, on an empty volume.
psql --set=ON_ERROR_STOP=1 --username=postgres --set=password="$POSTGRES_PASSWORD" <<'SQL'
CREATE ROLE twofold LOGIN PASSWORD :'password';
CREATE DATABASE twofold OWNER twofold;
-- The image gave its superuser the password that the servers know: from here on that one comes by the socket alone.
ALTER ROLE postgres PASSWORD NULL;
SQL
