// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes a key and its self-signed certificate with the program that every JDK has. */
final class KeyTool {

    private static final String ALIAS = "broker";

    private KeyTool() {}

    /**
     * Makes a certificate for {@code localhost} and {@code 127.0.0.1}.
     *
     * @param keyStore the PKCS12 file to make
     * @param certificate the PEM file to make
     * @param password the password of the key store, 6 or more characters
     */
    static void generate(Path keyStore, Path certificate, String password) {
        run(
                password,
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "30",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString());
        run(
                password,
                "-exportcert",
                "-rfc",
                "-alias",
                ALIAS,
                "-keystore",
                keyStore.toString(),
                "-file",
                certificate.toString());
    }

    private static void run(String password, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass:env", "SMARTWHALE_STOREPASS"));
        try {
            Path output = Files.createTempFile("keytool", ".log");
            try {
                ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
                builder.redirectOutput(output.toFile());
                builder.environment().put("SMARTWHALE_STOREPASS", password);
                await(builder.start(), output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new EmbeddedKafkaException("keytool, which makes the certificate, cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedKafkaException("Interrupted while keytool made the certificate", e);
        }
    }

    private static void await(Process process, Path output) throws IOException, InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new EmbeddedKafkaException("keytool did not end within a minute", null);
        }
        if (process.exitValue() != 0) {
            String text = Files.readString(output, StandardCharsets.UTF_8).strip();
            throw new EmbeddedKafkaException("keytool failed: " + text, null);
        }
    }
}
