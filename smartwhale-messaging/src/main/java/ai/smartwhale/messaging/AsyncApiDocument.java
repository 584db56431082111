// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static ai.smartwhale.messaging.SchemaParts.ordered;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The topics and who sends and receives on them, as an AsyncAPI document seen from Balance. */
final class AsyncApiDocument {

    private static final String BINDING_VERSION = "0.5.0";
    private static final String DESCRIPTION = "description";
    private static final String MODEL_ID = "{model_id}";

    private AsyncApiDocument() {}

    static Map<String, Object> create() {
        return ordered(
                "asyncapi", "3.0.0",
                "info", info(),
                "defaultContentType", "application/json",
                "channels", channels(),
                "operations", operations(),
                "components", components());
    }

    private static Map<String, Object> info() {
        return ordered(
                "title",
                "Smart Whale messaging",
                "version",
                MessagingConstants.MESSAGING_VERSION,
                DESCRIPTION,
                "The topics between models, Balance and the Data service. Every record is one JSON object in"
                        + " UTF-8. Delivery is at least once; records of one key keep their order.",
                "license",
                ordered("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0.txt"));
    }

    private static Map<String, Object> channels() {
        return ordered(
                "data_requests", channel(TopicCategory.DATA_REQUESTS, "Requests to the Data service.", "DataRequest"),
                "data_responses", responses(),
                "models_requests",
                        channel(TopicCategory.MODELS_REQUESTS, "Requests of models to Balance.", "DataRequest"),
                "balance_metrics", channel(TopicCategory.BALANCE_METRICS, "Measurements.", "Metric"),
                "balance_events", channel(TopicCategory.BALANCE_EVENTS, "Events.", "Event"),
                "system_logs", channel(TopicCategory.SYSTEM_LOGS, "Logs of the system, in no fixed form.", null),
                "dead_letters", deadLetters());
    }

    private static Map<String, Object> channel(TopicCategory category, String description, @Nullable String message) {
        return ordered(
                "address",
                category.topicName(),
                DESCRIPTION,
                description,
                "messages",
                messages(message),
                "bindings",
                kafka(
                        "topic",
                        category.topicName(),
                        "partitions",
                        category.partitions(),
                        "replicas",
                        category.replication()));
    }

    private static Map<String, Object> responses() {
        TopicCategory category = TopicCategory.DATA_RESPONSES_PREFIX;
        Map<String, Object> channel =
                channel(category, "Responses for one model, unless its request named another topic.", "DataResponse");
        channel.put("address", category.topicName() + '.' + MODEL_ID);
        channel.put("parameters", ordered("model_id", ordered(DESCRIPTION, "The id of the model.")));
        channel.put("bindings", kafka("partitions", category.partitions(), "replicas", category.replication()));
        return channel;
    }

    private static Map<String, Object> deadLetters() {
        return ordered(
                "address",
                "{topic}" + MessagingConstants.DEAD_LETTER_SUFFIX,
                DESCRIPTION,
                "Records that could not be read or handled, byte for byte, with the reason, the topic, the"
                        + " partition and the offset in their headers.",
                "messages",
                messages(null),
                "parameters",
                ordered("topic", ordered(DESCRIPTION, "The topic that the records are from.")));
    }

    private static Map<String, Object> messages(@Nullable String message) {
        return message == null ? ordered() : ordered(message, reference("components/messages/" + message));
    }

    private static Map<String, Object> operations() {
        return ordered(
                "sendDataRequest", operation("send", "data_requests", "DataRequest", "Balance asks the Data service."),
                "collectData",
                        receive(
                                "data_requests",
                                "DataRequest",
                                "The Data service takes requests; its instances share one group.",
                                ordered("type", "string", "enum", List.of(MessagingConstants.DATA_COLLECTOR_GROUP))),
                "sendDataResponse",
                        operation(
                                "send",
                                "data_responses",
                                "DataResponse",
                                "The Data service answers; Balance answers what it refuses."),
                "receiveDataResponse",
                        receive(
                                "data_responses",
                                "DataResponse",
                                "Balance takes the answers for a model. An instance that serves many models may use one"
                                        + " group for all of them.",
                                ordered(
                                        "type",
                                        "string",
                                        "pattern",
                                        "^" + MessagingConstants.MODEL_RESULTS_GROUP_PREFIX + ".+$")),
                "receiveModelRequest",
                        receive(
                                "models_requests",
                                "DataRequest",
                                "Balance takes requests of models elsewhere; its instances share one group.",
                                ordered("type", "string", "enum", List.of(MessagingConstants.MODEL_SERVICE_GROUP))),
                "publishEvent", operation("send", "balance_events", "Event", "Balance tells what happened."),
                "publishMetric", operation("send", "balance_metrics", "Metric", "Balance tells what it measured."));
    }

    private static Map<String, Object> receive(
            String channel, String message, String summary, Map<String, Object> groupId) {
        Map<String, Object> operation = operation("receive", channel, message, summary);
        operation.put("bindings", kafka("groupId", groupId));
        return operation;
    }

    private static Map<String, Object> operation(String action, String channel, String message, String summary) {
        return ordered(
                "action",
                action,
                "channel",
                reference("channels/" + channel),
                "summary",
                summary,
                "messages",
                List.of(reference("channels/" + channel + "/messages/" + message)));
    }

    private static Map<String, Object> components() {
        return ordered(
                "messages",
                        ordered(
                                "DataRequest",
                                        message("DataRequest", "The model id: requests of one model keep their order."),
                                "DataResponse", message("DataResponse", "The model id."),
                                "Event", message("Event", "The type of the event; of alerts, their group."),
                                "Metric", message("Metric", "Free.")),
                "schemas",
                        ordered(
                                "DataRequest", JsonSchemas.dataRequest(),
                                "DataResponse", JsonSchemas.dataResponse(),
                                "Event", JsonSchemas.event(),
                                "Metric", JsonSchemas.metric()));
    }

    private static Map<String, Object> message(String name, String key) {
        return ordered(
                "name",
                name,
                "contentType",
                "application/json",
                "payload",
                reference("components/schemas/" + name),
                "bindings",
                kafka("key", ordered("type", "string", DESCRIPTION, key)));
    }

    private static Map<String, Object> kafka(Object... namesAndValues) {
        Map<String, Object> binding = ordered(namesAndValues);
        binding.put("bindingVersion", BINDING_VERSION);
        return ordered("kafka", binding);
    }

    private static Map<String, Object> reference(String path) {
        return ordered("$ref", "#/" + path);
    }
}
