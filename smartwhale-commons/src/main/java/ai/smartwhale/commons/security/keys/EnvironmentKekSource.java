// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

final class EnvironmentKekSource implements KekSource {

    private final String variable;
    private final UnaryOperator<@Nullable String> environment;

    EnvironmentKekSource(String variable, UnaryOperator<@Nullable String> environment) {
        this.variable = variable;
        this.environment = environment;
    }

    @Override
    public byte[] read() {
        String value = environment.apply(variable);
        if (value == null || value.isBlank()) {
            throw new KeySetException(KeySetFault.NO_KEK, "the environment has no variable " + variable);
        }
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        try {
            return KekText.decode(text, "the variable " + variable);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "environment variable " + variable;
    }
}
