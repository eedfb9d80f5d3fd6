package io.eventfunctions.http.deployment;

import java.util.List;

import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.vertx.http.deployment.RouteBuildItem;

import io.eventfunctions.deployment.EventFunctionBuildItem;
import io.eventfunctions.deployment.SampleEvent;
import io.eventfunctions.http.HttpRecorder;

/** Adds the routes {@code /events/{channel}}, {@code /dead-letters/{channel}} and {@code /channels}. */
class HttpProcessor {

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("event-functions-http");
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    RouteBuildItem publish(HttpRecorder recorder, LaunchModeBuildItem launchMode) {
        return RouteBuildItem.builder()
                .route("/events/:channel")
                .handler(recorder.publishHandler(launchMode.getLaunchMode()))
                .build();
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void deadLetters(HttpRecorder recorder, LaunchModeBuildItem launchMode, BuildProducer<RouteBuildItem> routes) {
        for (String path : List.of("/dead-letters/:channel", "/dead-letters/:channel/:position")) {
            routes.produce(RouteBuildItem.builder()
                    .route(path)
                    .handler(recorder.deadLetterHandler(launchMode.getLaunchMode()))
                    .build());
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void channels(HttpRecorder recorder, LaunchModeBuildItem launchMode, BuildProducer<RouteBuildItem> routes) {
        for (String path : List.of("/channels", "/channels/:channel", "/channels/:channel/:action")) {
            routes.produce(RouteBuildItem.builder()
                    .route(path)
                    .handler(recorder.channelsHandler(launchMode.getLaunchMode()))
                    .build());
        }
    }

    @BuildStep(onlyIf = IsDevelopment.class)
    @Produce(ServiceStartBuildItem.class)
    void rememberHint(CombinedIndexBuildItem index, List<EventFunctionBuildItem> functions) {
        PublishHint.remember(functions.stream()
                .flatMap(function -> SampleEvent.of(function, index.getIndex()).stream())
                .findFirst()
                .map(PublishHint::new)
                .orElse(null));
    }
}
