package org.lichat.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.lichat.server.Setting;

/** Where the connections to a PostgreSQL database come from. */
interface Supply {
    /** The setting that says it. */
    Setting<String> setting();

    /** What to call the database in front of operators, such as "the database lichat at localhost:5432". */
    String subject();

    /** How to let the user in, as the end of a sentence. */
    String admission();

    /** What to say of an error that the database itself has not told of; one line. */
    String unknown(String message);

    /** Connections for migrations, and for what is done beside a server. */
    DataSource migrating();

    /** A connection that nobody else has until it is closed. */
    Connection forWriting() throws SQLException;

    /**
     * Closes a connection that was for writing.
     *
     * @param undoing what to execute where it lives on and serves others, who would find what is left in its session
     */
    void giveBack(Connection writer, String undoing) throws SQLException;

    /** Connections that only read. */
    Readers readers();
}
