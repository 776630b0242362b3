[description]
A PostgreSQL database for lichat.database.jndi=jdbc/lichat; without that, nothing of it is used.

[depend]
ext
plus

[xml]
etc/lichat-datasource.xml

[ini-template]
# Each may be an environment variable instead, such as POSTGRES_URL.
#postgres.url=jdbc:postgresql://localhost:5432/lichat
#postgres.user=lichat
#postgres.password=
