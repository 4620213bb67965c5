package dev.gristmill.storage.hadoop;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * Who this process is to a cluster with Kerberos: the principal of a keytab if the environment names one, for it can log
 * in anew for as long as a run takes; else whom Hadoop finds, by the tokens of {@code HADOOP_TOKEN_FILE_LOCATION} or the
 * ticket cache.
 */
final class KerberosLogin {

    static final String PRINCIPAL = "GRISTMILL_KERBEROS_PRINCIPAL";
    static final String KEYTAB = "GRISTMILL_KERBEROS_KEYTAB";

    private static final String AUTHENTICATION = "hadoop.security.authentication";
    private static final String RENEWAL = "hadoop.kerberos.keytab.login.autorenewal.enabled";
    private static final Object ONE_LOGIN_PER_PROCESS = new Object();

    private final Map<String, String> environment;

    KerberosLogin(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Logs in unless this process has; without Kerberos in the settings there is nothing to do. */
    void ensure(Configuration settings) {
        String principal = environment.getOrDefault(PRINCIPAL, "");
        String keytab = environment.getOrDefault(KEYTAB, "");
        if (principal.isEmpty() != keytab.isEmpty()) {
            throw new GristmillException(
                    StoreErrors.LOGIN_INVALID,
                    "Cannot log in by Kerberos: " + (principal.isEmpty() ? PRINCIPAL : KEYTAB) + " is not set",
                    null,
                    "set both " + PRINCIPAL + " and " + KEYTAB + ", or neither to use the ticket cache");
        }
        if (!settings.get(AUTHENTICATION, "simple").equals("kerberos")) {
            return;
        }
        synchronized (ONE_LOGIN_PER_PROCESS) {
            Configuration renewing = new Configuration(settings);
            renewing.setBoolean(RENEWAL, true);
            UserGroupInformation.setConfiguration(renewing);
            if (!principal.isEmpty()) {
                login(principal, keytab);
            }
        }
    }

    private static void login(String principal, String keytab) {
        try {
            UserGroupInformation user = UserGroupInformation.getLoginUser();
            if (!user.isFromKeytab() || !user.getUserName().equals(principal)) {
                UserGroupInformation.loginUserFromKeytab(principal, keytab);
            }
        } catch (IOException e) {
            throw new GristmillException(
                    StoreErrors.ACCESS_DENIED,
                    "Cannot log in by Kerberos as " + principal + ": the keytab or the key server refuses",
                    keytab,
                    "see that the keytab can be read and holds that principal (klist -kt), and that the key server of"
                            + " krb5.conf answers",
                    e);
        }
    }
}
