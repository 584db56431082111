// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The class path of a host that did not add Bouncy Castle. */
class WithoutBouncyCastleTest {

    private static final String BASE = "ai.smartwhale.commons.security.auth.";

    @Test
    void argon2idNamesWhatToAddAndPbkdf2NeedsNothing() throws Exception {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*bouncycastle[/\\\\].*jar"))
                .map(WithoutBouncyCastleTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader host = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> host.loadClass("org.bouncycastle.crypto.params.Argon2Parameters"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> build(host, "argon2id"))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .satisfies(cause ->
                            assertThat(cause.getClass().getSimpleName()).isEqualTo("MissingDependencyException"))
                    .hasMessageContaining("org.bouncycastle:bcprov-jdk18on:");
            Object manager = build(host, "pbkdf2");
            Object accounts =
                    host.loadClass(BASE + "AuthManager").getMethod("accounts").invoke(manager);
            Method create = host.loadClass(BASE + "AccountManager")
                    .getMethod("createAccount", String.class, char[].class, String.class);
            assertThat(create.invoke(accounts, "sara", "a good password".toCharArray(), "test"))
                    .isEqualTo(true);
        }
    }

    private static Object build(ClassLoader host, String scheme) throws Exception {
        Object users = host.loadClass(BASE + "UserStore")
                .getMethod("inMemory", int.class)
                .invoke(null, 10);
        Object passwords =
                host.loadClass(BASE + "PasswordScheme").getMethod(scheme).invoke(null);
        Class<?> configs = host.loadClass(BASE + "AuthConfig");
        Object config = configs.getMethod("builder").invoke(null);
        Class<?> configBuilder = host.loadClass(BASE + "AuthConfig$Builder");
        configBuilder
                .getMethod("passwords", host.loadClass(BASE + "PasswordScheme"))
                .invoke(config, passwords);
        Object built = configBuilder.getMethod("build").invoke(config);
        Object builder = host.loadClass(BASE + "AuthManager")
                .getMethod("builder", host.loadClass(BASE + "UserStore"))
                .invoke(null, users);
        Class<?> builders = host.loadClass(BASE + "AuthManagerBuilder");
        builders.getMethod("config", configs).invoke(builder, built);
        return builders.getMethod("build").invoke(builder);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
