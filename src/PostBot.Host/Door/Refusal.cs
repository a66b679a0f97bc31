namespace PostBot.Host.Door;

/// <summary>How the door says no to a program: a status and one plain sentence.</summary>
public static class Refusal
{
    public static Task Say(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = reason }, context.RequestAborted);
    }
}
