// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;

/** The only class that knows the library for YAML. */
final class YamlTokens implements Tokens {

    private static final YAMLFactory YAML = new YAMLFactory();

    private final YAMLParser parser;

    private YamlTokens(YAMLParser parser) {
        this.parser = parser;
    }

    static Tokens of(String text) throws IOException {
        return new YamlTokens(YAML.createParser(text));
    }

    @Override
    public JsonParser parser() {
        return parser;
    }

    @Override
    public boolean isReference() {
        return parser.isCurrentAlias();
    }
}
