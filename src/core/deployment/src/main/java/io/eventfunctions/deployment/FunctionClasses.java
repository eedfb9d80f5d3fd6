package io.eventfunctions.deployment;

import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkus.arc.processor.BeanStream;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;

/**
 * The classes of functions: those that are beans of this build. Funqy makes a bean of every class that can be one, so a class that could be
 * one and is none has been excluded, by {@code @IfBuildProfile}, {@code @IfBuildProperty}, {@code @Vetoed} or
 * {@code quarkus.arc.exclude-types}.
 */
record FunctionClasses(Set<DotName> beans) {

    static FunctionClasses among(BeanStream beans) {
        return new FunctionClasses(
                beans.stream().map(bean -> bean.getBeanClass()).collect(Collectors.toSet()));
    }

    /** Whether the functions of a class are there, or would be if the class were not a mistake. */
    boolean areInBuild(ClassInfo type) {
        return areBeans(type) || !canBeBean(type);
    }

    boolean areBeans(ClassInfo type) {
        return beans.contains(type.name());
    }

    private static boolean canBeBean(ClassInfo type) {
        boolean concrete = !type.isInterface() && !Modifier.isAbstract(type.flags());
        boolean inner = type.nestingType() != ClassInfo.NestingType.TOP_LEVEL && !Modifier.isStatic(type.flags());
        return concrete && !inner;
    }
}
