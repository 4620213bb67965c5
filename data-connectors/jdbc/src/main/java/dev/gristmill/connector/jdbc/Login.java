package dev.gristmill.connector.jdbc;

import dev.gristmill.error.GristmillException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Opens connections to a database, or says within ten seconds why not, whatever its driver would try for. */
final class Login {

    private final DatabaseOptions options;
    private final Failures failures;

    Login(DatabaseOptions options) {
        this.options = options;
        this.failures = new Failures(options);
    }

    /** A new connection. */
    Connection open() {
        Driver driver = driver();
        FutureTask<Connection> login = new FutureTask<>(() -> driver.connect(options.url(), options.login()));
        Thread thread = new Thread(login, "jdbc-login");
        thread.setDaemon(true);
        thread.start();
        try {
            Connection connection = login.get(Vendor.PATIENCE_SECONDS + 1, TimeUnit.SECONDS);
            if (connection == null) {
                throw noDriver("the driver " + driver.getClass().getName() + " does not know such a URL", null);
            }
            return connection;
        } catch (TimeoutException e) {
            throw failures.connection("no answer within " + (Vendor.PATIENCE_SECONDS + 1) + " seconds", e);
        } catch (ExecutionException e) {
            throw failures.connection(Failures.reason(e), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.connection("interrupted while logging in", e);
        }
    }

    /** The driver that the job names, or else the one that knows the URL. */
    Driver driver() {
        String name = options.driver().orElse(null);
        try {
            return name == null
                    ? DriverManager.getDriver(options.url())
                    : Class.forName(name, true, Thread.currentThread().getContextClassLoader())
                            .asSubclass(Driver.class)
                            .getDeclaredConstructor()
                            .newInstance();
        } catch (SQLException e) {
            throw noDriver("no driver here knows such a URL", e);
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw noDriver("there is no driver " + name, e);
        }
    }

    private GristmillException noDriver(String reason, @Nullable Throwable cause) {
        return new GristmillException(
                JdbcErrors.NO_DRIVER,
                "Cannot connect to " + options.shownUrl() + ": " + reason,
                "source." + (options.driver().isPresent() ? JdbcDescription.DRIVER : JdbcDescription.URL),
                "put the driver's jar into the plug-in folder: dist/target/gristmill/plugins, or what GRISTMILL_PLUGINS"
                        + " names; PostgreSQL's is there already",
                cause);
    }
}
