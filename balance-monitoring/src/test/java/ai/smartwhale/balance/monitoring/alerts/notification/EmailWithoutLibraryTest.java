// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a host without the library for mail meets. */
class EmailWithoutLibraryTest {

    @Test
    void onlyTheChannelThatNeedsItSaysWhatIsMissing() throws Exception {
        URL[] urls = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> !entry.contains("angus") && !entry.contains("jakarta") && !entry.contains("greenmail"))
                .map(EmailWithoutLibraryTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader host = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Class<?> log = host.loadClass(LogChannel.class.getName());
            assertThat(log.getConstructor(String.class).newInstance("log")).isNotNull();
            Class<?> config = host.loadClass(EmailConfig.class.getName());
            Class<?> security = host.loadClass(EmailSecurity.class.getName());
            Object none = Arrays.stream(security.getEnumConstants())
                    .filter(constant -> constant.toString().equals("NONE"))
                    .findFirst()
                    .orElseThrow();
            Object mail = config.getConstructors()[0].newInstance(
                    "127.0.0.1",
                    25,
                    none,
                    Optional.empty(),
                    "a@example.org",
                    List.of("b@example.org"),
                    Duration.ofSeconds(1),
                    Optional.empty());
            Executor here = Runnable::run;
            assertThatThrownBy(() -> host.loadClass(EmailChannel.class.getName())
                            .getConstructor(String.class, config, Executor.class)
                            .newInstance("mail", mail, here))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .hasMessageContaining("org.eclipse.angus:angus-mail")
                    .extracting(failure -> failure.getClass().getSimpleName())
                    .isEqualTo("MissingDependencyException");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
