package io.eventfunctions.deployment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.invoke.Invoker;
import jakarta.inject.Singleton;

import io.quarkus.arc.deployment.AnnotationsTransformerBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.InvokerFactoryBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.execannotations.ExecutionModelAnnotationsAllowedBuildItem;
import io.quarkus.deployment.recording.RecorderContext;
import io.quarkus.runtime.RuntimeValue;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.jandex.AnnotationTransformation;

import io.eventfunctions.codec.PayloadDefinition;
import io.eventfunctions.function.FunctionCatalogue;
import io.eventfunctions.runtime.EventFunctionsRecorder;

/** Finds the functions, checks them, and records how to call them. */
class EventFunctionsProcessor {

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("event-functions");
    }

    @BuildStep
    void findFunctions(
            CombinedIndexBuildItem index,
            BeanDiscoveryFinishedBuildItem beans,
            BuildProducer<PayloadBuildItem> payloadItems,
            BuildProducer<EventFunctionBuildItem> functionItems,
            BuildProducer<AbsentChannelBuildItem> absentChannels) {
        BuildProblems problems = new BuildProblems();
        Payloads payloads = Payloads.in(index.getIndex(), problems);
        FunctionClasses classes = FunctionClasses.among(beans.beanStream().classBeans());
        Functions functions = Functions.in(index.getIndex(), classes, payloads, problems);
        new ConfiguredChannels(ConfigProvider.getConfig()).check(functions.all(), problems);
        MessagingChannels.checkEmitters(index.getIndex(), functions.all(), problems);
        problems.stopTheBuild();
        payloads.all().forEach(payloadItems::produce);
        functions.all().forEach(functionItems::produce);
        functions.absentChannels().forEach(channel -> absentChannels.produce(new AbsentChannelBuildItem(channel)));
    }

    /** {@code @Incoming} and {@code @Outgoing} on a {@code @Funq} method belong to us, not to Reactive Messaging. */
    @BuildStep
    AnnotationsTransformerBuildItem hideFunctionsFromReactiveMessaging() {
        return new AnnotationsTransformerBuildItem(AnnotationTransformation.forMethods()
                .whenMethod(method -> method.hasDeclaredAnnotation(DotNames.FUNQ))
                .transform(context ->
                        context.remove(annotation -> DotNames.HIDDEN_FROM_MESSAGING.contains(annotation.name()))));
    }

    @BuildStep
    ExecutionModelAnnotationsAllowedBuildItem functionsMayChooseTheirThread() {
        return new ExecutionModelAnnotationsAllowedBuildItem(method -> method.hasDeclaredAnnotation(DotNames.FUNQ));
    }

    @BuildStep
    UnremovableBeanBuildItem keepWhatIsLookedUp() {
        return UnremovableBeanBuildItem.beanTypes(
                io.eventfunctions.spi.DeliveryListener.class,
                io.eventfunctions.spi.EventCodec.class,
                io.eventfunctions.spi.Reception.class,
                io.eventfunctions.codec.PayloadDecoder.class);
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    SyntheticBeanBuildItem recordCatalogue(
            EventFunctionsRecorder recorder,
            RecorderContext context,
            BeanDiscoveryFinishedBuildItem beans,
            InvokerFactoryBuildItem invokers,
            List<PayloadBuildItem> payloads,
            List<EventFunctionBuildItem> functions) {
        Map<String, RuntimeValue<Invoker<Object, Object>>> methods = new HashMap<>();
        for (EventFunctionBuildItem function : functions) {
            String invoker = invokers.createInvoker(beanOf(function, beans), function.method())
                    .withInstanceLookup()
                    .build()
                    .getClassDesc()
                    .descriptorString();
            methods.put(function.name(), context.newInstance(className(invoker)));
        }
        return SyntheticBeanBuildItem.configure(FunctionCatalogue.class)
                .scope(Singleton.class)
                .unremovable()
                .runtimeValue(recorder.catalogue(
                        payloads.stream()
                                .map(payload -> new PayloadDefinition(
                                        context.classProxy(payload.type().name().toString()),
                                        payload.eventType(),
                                        payload.key() == null
                                                ? null
                                                : payload.key().field(),
                                        payload.key() == null
                                                ? null
                                                : payload.key().method()))
                                .toList(),
                        functions.stream()
                                .map(function -> function.definition(
                                        function.payload() == null
                                                ? null
                                                : context.classProxy(function.payload()
                                                        .name()
                                                        .toString())))
                                .toList(),
                        methods))
                .done();
    }

    private static String className(String descriptor) {
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }

    private static BeanInfo beanOf(EventFunctionBuildItem function, BeanDiscoveryFinishedBuildItem beans) {
        Stream<BeanInfo> candidates = beans.beanStream().classBeans().stream().filter(bean -> bean.getBeanClass()
                .equals(function.method().declaringClass().name()));
        return candidates.findFirst().orElseThrow();
    }
}
