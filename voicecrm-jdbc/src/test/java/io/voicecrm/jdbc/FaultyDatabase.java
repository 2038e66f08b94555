package io.voicecrm.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * A pool whose server process is terminated at one commit: right before it, so that nothing is stored, or right after it,
 * so that the answer is lost and nobody knows. Only commits that changed something count.
 */
final class FaultyDatabase {

    /** On which side of the commit the connection breaks. */
    enum Break {
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private final DataSource pool;
    private final DataSource owner;
    private final Break side;
    private int commitsUntilBreak;

    FaultyDatabase(DataSource pool, DataSource owner, Break side, int breakAtCommit) {
        this.pool = pool;
        this.owner = owner;
        this.side = side;
        commitsUntilBreak = breakAtCommit;
    }

    /** Whether that many commits came at all. */
    synchronized boolean broke() {
        return commitsUntilBreak <= 0;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = call(pool, method, arguments);
            return result instanceof Connection connection ? breakable(connection) : result;
        });
    }

    private Connection breakable(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("commit") && isItsTurn(connection)) {
                breakAt(connection);
            }
            return call(connection, method, arguments);
        });
    }

    private synchronized boolean isItsTurn(Connection connection) throws SQLException {
        return commitsUntilBreak > 0 && hasChanges(connection) && --commitsUntilBreak == 0;
    }

    private void breakAt(Connection connection) throws SQLException {
        if (side == Break.AFTER_COMMIT) {
            connection.commit();
        }
        terminate(connection.unwrap(PGConnection.class).getBackendPID());
    }

    private void terminate(int process) throws SQLException {
        try (Connection admin = owner.getConnection();
                PreparedStatement kill = admin.prepareStatement("select pg_terminate_backend(?)")) {
            kill.setInt(1, process);
            kill.execute();
        }
    }

    private static boolean hasChanges(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pg_current_xact_id_if_assigned() is not null")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
