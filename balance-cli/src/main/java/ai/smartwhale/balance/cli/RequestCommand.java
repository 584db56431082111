// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.BalanceConfig;
import ai.smartwhale.balance.services.DataQuery;
import ai.smartwhale.balance.services.DataQueryBuilder;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.ResponseStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks for data once. */
@Command(name = "request", description = "Send one request and print the answer.")
final class RequestCommand implements Callable<Integer> {

    private static final String CLIENT = "balance-request";

    @Mixin
    private final Shell shell = new Shell();

    @Mixin
    private final ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private final JsonOption output = new JsonOption();

    @Mixin
    private final StandInOptions standIn = new StandInOptions();

    @Option(
            names = {"-m", "--model"},
            paramLabel = "ID",
            required = true,
            description = "Who asks.")
    private String model = "";

    @Option(
            names = {"-q", "--query"},
            paramLabel = "TEXT",
            required = true,
            description = "What is asked for.")
    private String query = "";

    @Option(names = "--source", paramLabel = "SOURCE", description = "Where to look, such as wiki. Default: anywhere.")
    private @Nullable DataSource source;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "text",
            description = "What kind of data. Default: ${DEFAULT-VALUE}.")
    private DataType type = DataType.TEXT;

    @Option(
            names = "--operation",
            paramLabel = "NAME",
            defaultValue = "fetch_data",
            description = "What to do. Default: ${DEFAULT-VALUE}.")
    private OperationType operation = OperationType.FETCH_DATA;

    @Option(
            names = "--priority",
            paramLabel = "1..5",
            defaultValue = "medium",
            description = "1 or critical to 5 or background. Default: ${DEFAULT-VALUE}.")
    private Priority priority = Priority.DEFAULT;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "30s",
            description = "How long to wait. Default: ${DEFAULT-VALUE}.")
    private Duration timeout = Duration.ofSeconds(30);

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "A parameter of the request. May be repeated.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--embedded", description = "Start a Kafka and the stand-in Data service for this one request.")
    private boolean embedded;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Playground playground =
                embedded ? Playground.complete(shell.progress(output.json()), standIn) : Playground.nothing()) {
            KafkaConfig kafka = playground.servers().isEmpty()
                    ? connection.config(CLIENT)
                    : connection.config(playground.servers().orElseThrow(), CLIENT);
            BalanceConfig config =
                    BalanceConfig.builder().serveModelRequests(false).build();
            try (Balance balance = Balance.builder().kafka(kafka).config(config).build()) {
                balance.start();
                DataResponse response = Await.get(balance.request(dataQuery()));
                print(response);
                ResponseStatus status = response.payload().status();
                return status == ResponseStatus.SUCCESS || status == ResponseStatus.PARTIAL
                        ? ExitCode.OK
                        : ExitCode.PROBLEM;
            }
        }
    }

    private DataQuery dataQuery() {
        DataQueryBuilder builder = DataQuery.builder(model)
                .query(query)
                .dataType(type)
                .operation(operation)
                .priority(priority)
                .timeout(timeout);
        Optional.ofNullable(source).ifPresent(builder::source);
        parameters.forEach(builder::parameter);
        return builder.build();
    }

    private void print(DataResponse response) {
        if (output.json()) {
            JsonOption.write(shell.out(), response.toDict());
        } else {
            ResponseText.lines(response, shell.colours()).forEach(shell.out()::println);
        }
    }
}
