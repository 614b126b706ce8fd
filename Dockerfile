# One image for every role: MAILBOXKIT_ROLES lists the roles of a container.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /source
COPY . .
# PostgreSQL and Elasticsearch run in separate containers, so nothing is embedded. Tests do not run in this build.
RUN ./mvnw -q -B -DskipTests -pl server -am package \
 && java -Djarmode=tools -jar server/target/mailboxkit.jar extract --destination /app

FROM eclipse-temurin:25-jre
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --home-dir /data --no-create-home mailboxkit \
 && install -d -o mailboxkit -g mailboxkit -m 0700 /data /shared
COPY --from=build /app /app
USER mailboxkit
VOLUME /data /shared
EXPOSE 8080 2525 2587
ENV MAILBOXKIT_DATA=/data
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD curl -fsS http://127.0.0.1:8080/actuator/health/readiness || exit 1
# exec form, so that signals reach the platform and it shuts down gracefully
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:MaxRAMPercentage=70", "-jar", "/app/mailboxkit.jar"]
