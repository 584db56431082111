// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.security;

import ai.smartwhale.commons.security.auth.AuthConfig;
import ai.smartwhale.commons.security.auth.AuthManager;
import ai.smartwhale.commons.security.auth.AuthResult;
import ai.smartwhale.commons.security.auth.LoginAttempt;
import ai.smartwhale.commons.security.auth.PasswordScheme;
import ai.smartwhale.commons.security.auth.SessionCheck;
import ai.smartwhale.commons.security.auth.SessionRequirement;
import ai.smartwhale.commons.security.auth.UserStore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A login and the check of a session, with either way to hash. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AuthBenchmark {

    private static final String USER = "sara";
    private static final String PASSWORD = "correct horse battery";
    private static final String HERE = "192.0.2.1";

    /** How passwords are hashed. */
    @Param({"argon2id", "pbkdf2"})
    public String scheme = "argon2id";

    private AuthManager manager = AuthManager.builder(UserStore.inMemory(1)).build();
    private String session = "";

    /** Makes a user and a session. */
    @Setup
    public void prepare() {
        PasswordScheme passwords = scheme.equals("argon2id") ? PasswordScheme.argon2id() : PasswordScheme.pbkdf2();
        manager = AuthManager.builder(UserStore.inMemory(1))
                .config(AuthConfig.builder().passwords(passwords).build())
                .build();
        manager.accounts().createAccount(USER, PASSWORD.toCharArray(), "benchmark");
        session = ((AuthResult.Authenticated) login()).sessionId();
    }

    /**
     * Somebody who knows the password.
     *
     * @return the result
     */
    @Benchmark
    public AuthResult login() {
        return manager.authenticate(LoginAttempt.of(USER, PASSWORD.toCharArray(), HERE));
    }

    /**
     * A session that holds. Of each user ten are kept, so that logins of the same run do not end it.
     *
     * @return the result
     */
    @Benchmark
    public SessionCheck checkSession() {
        return manager.checkSession(session, SessionRequirement.ANY);
    }
}
