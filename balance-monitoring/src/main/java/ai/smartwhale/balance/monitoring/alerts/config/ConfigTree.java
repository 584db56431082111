// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the tokens of a parser into nodes with lines. Bounded in depth and size. */
final class ConfigTree {

    private static final int DEEPEST = 64;
    private static final int MOST_NODES = 200_000;

    private final JsonParser parser;
    private int nodes;

    private ConfigTree(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a whole file.
     *
     * @throws ConfigProblemsException if it is not well-formed, with the line
     */
    static ConfigNode read(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw problem(1, "", "the file is empty");
            }
            ConfigTree tree = new ConfigTree(parser);
            ConfigNode root = tree.node("", 0);
            if (parser.nextToken() != null) {
                throw problem(tree.line(), "", "only one document is allowed");
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw problem(
                    line,
                    "",
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("not readable"));
        }
    }

    private ConfigNode node(String path, int depth) throws IOException {
        int line = line();
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            throw problem(line, path, "nested deeper than " + DEEPEST + " or more than " + MOST_NODES + " values");
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<ConfigNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(path + '[' + items.size() + ']', depth + 1));
            }
            return new ConfigNode.Sequence(line, path, items);
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, ConfigNode> fields = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                String below = path.isEmpty() ? name : path + '.' + name;
                int nameLine = line();
                parser.nextToken();
                if (fields.put(name, node(below, depth + 1)) != null) {
                    throw problem(nameLine, below, "is there twice");
                }
            }
            return new ConfigNode.Mapping(line, path, fields);
        }
        return new ConfigNode.Scalar(line, path, parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText());
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private static ConfigProblemsException problem(int line, String path, String message) {
        return new ConfigProblemsException(List.of(new ConfigProblem(line, path, message)));
    }
}
