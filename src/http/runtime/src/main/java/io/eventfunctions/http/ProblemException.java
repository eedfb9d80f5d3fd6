package io.eventfunctions.http;

/** Carries problem details to the place where the response is written. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemDetails problem;

    ProblemException(ProblemDetails problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    ProblemDetails problem() {
        return problem;
    }
}
