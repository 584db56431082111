// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.nimbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The class paths of hosts that did not add a library. */
class NimbusMissingTest {

    private static final String BASE = "ai.smartwhale.commons.security.";

    @Test
    void withoutNimbusTheFactoryNamesWhatToAddAndAllElseLoads() throws Exception {
        try (URLClassLoader host = without("nimbus-jose-jwt")) {
            assertThatThrownBy(() -> manager(host, "HS256"))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .satisfies(cause ->
                            assertThat(cause.getClass().getSimpleName()).isEqualTo("MissingDependencyException"))
                    .hasMessageContaining(NimbusJwt.DEPENDENCY);
        }
    }

    @Test
    void withoutBouncyCastleTheRuntimeSigns() throws Exception {
        try (URLClassLoader host = without("bcprov")) {
            Object manager = manager(host, "EDDSA");
            Class<?> type = host.loadClass(BASE + "token.TokenManager");
            Object issued =
                    type.getMethod("generateToken", String.class, Map.class).invoke(manager, "somebody", Map.of());
            Object token = issued.getClass().getMethod("accessToken").invoke(issued);
            Object verified = type.getMethod("validateToken", String.class).invoke(manager, token);
            assertThat(verified.getClass().getMethod("subject").invoke(verified))
                    .isEqualTo("somebody");
        }
    }

    private static URLClassLoader without(String library) {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains(library))
                .map(NimbusMissingTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static Object manager(URLClassLoader host, String algorithmName) throws Exception {
        Class<?> algorithms = host.loadClass(BASE + "token.TokenAlgorithm");
        Object algorithm = algorithms.getMethod("valueOf", String.class).invoke(null, algorithmName);
        Object purpose = algorithms.getMethod("purpose").invoke(algorithm);
        Class<?> configs = host.loadClass(BASE + "token.TokenManagerConfig");
        Object builder =
                configs.getMethod("builder", String.class, String.class).invoke(null, "issuer", "audience");
        builder.getClass().getMethod("algorithm", algorithms).invoke(builder, algorithm);
        Object config = builder.getClass().getMethod("build").invoke(builder);
        Class<?> materials = host.loadClass(BASE + "keys.KeyMaterial");
        Object key = materials
                .getMethod("of", int.class, purpose.getClass(), byte[].class)
                .invoke(null, 1, purpose, new byte[32]);
        Class<?> sources = host.loadClass(BASE + "keys.KeySource");
        Object none = Array.newInstance(materials, 0);
        Object keys = sources.getMethod("fixed", materials, none.getClass()).invoke(null, key, none);
        Method create = host.loadClass(BASE + "token.TokenManager").getMethod("create", sources, configs);
        return create.invoke(null, keys, config);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
