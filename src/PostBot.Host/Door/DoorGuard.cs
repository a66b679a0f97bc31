using Microsoft.AspNetCore.Http.Features;

namespace PostBot.Host.Door;

/// <summary>Marks a route that only this machine may ask, and only our own page or a program on it.</summary>
public sealed class LoopbackOnly
{
    public static readonly LoopbackOnly Mark = new();
}

/// <summary>Marks a route whose body is JSON and nothing else: forms of other sites cannot send that without asking first.</summary>
public sealed class JsonOnly
{
    public static readonly JsonOnly Mark = new();
}

/// <summary>Marks a route that takes a larger body than <see cref="KestrelLimits.Json"/>.</summary>
public sealed record BodyUpTo(long Bytes);

/// <summary>Stands before every route: sets the security headers, enforces the marks of the route, and turns a body that cannot be read into a plain answer.</summary>
public sealed class DoorGuard(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        SecurityHeaders.Set(context.Response.Headers);
        context.Items[typeof(DoorGuard)] = context.GetEndpoint();
        if (Check(context) is var (status, reason))
        {
            await Refusal.Say(context, status, reason);
            return;
        }
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException unreadable) when (!context.Response.HasStarted)
        {
            await Refusal.Say(context, unreadable.StatusCode, unreadable.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => $"That is too large: at most {Size(context)} fit.",
                StatusCodes.Status408RequestTimeout => "That came too slowly. Please send it again.",
                _ => "That could not be read.",
            });
        }
    }

    /// <summary>A marked route behind no door answers nobody: forgetting the door, or putting it before routing, must not open the route.</summary>
    internal static RequestDelegate Behind(RequestDelegate route) => context =>
        context.Items[typeof(DoorGuard)] == context.GetEndpoint() && context.GetEndpoint() is not null
            ? route(context)
            : throw new InvalidOperationException("This route needs UseDoor, and the door did not see it.");

    private static (int Status, string Reason)? Check(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata is not { } marks) return null;
        if (marks.GetMetadata<BodyUpTo>() is { } limit && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limit.Bytes;
        if (marks.GetMetadata<LoopbackOnly>() is not null && (Loopback.WhyNot(context) ?? Loopback.WhyForeign(context.Request)) is { } why)
            return (StatusCodes.Status403Forbidden, why);
        if (marks.GetMetadata<JsonOnly>() is not null && !IsPlainJson(context.Request))
            return (StatusCodes.Status415UnsupportedMediaType, "Send JSON, with Content-Type: application/json.");
        return null;
    }

    /// <summary>UTF-8 and not compressed: a small compressed body can unfold without end.</summary>
    private static bool IsPlainJson(HttpRequest request) =>
        request.HasJsonContentType()
        && request.Headers.ContentEncoding.Count == 0
        && request.GetTypedHeaders().ContentType is { } type
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static string Size(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<BodyUpTo>() is { } limit ? $"{limit.Bytes / (1024 * 1024)} MB" : "1 MiB";
}

public static class DoorExtensions
{
    /// <summary>Comes first in the pipeline; it finds the route itself, because its marks decide who may ask.</summary>
    public static IApplicationBuilder UseDoor(this IApplicationBuilder app) => app.UseRouting().UseMiddleware<DoorGuard>();

    /// <summary>For <c>/ops</c>, <c>/metrics</c> and the local chat.</summary>
    public static TBuilder OnLoopbackOnly<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder
    {
        route.Finally(endpoint => endpoint.RequestDelegate = DoorGuard.Behind(endpoint.RequestDelegate!));
        return route.WithMetadata(LoopbackOnly.Mark);
    }
}
