using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Edict.Settings;

namespace Edict.SigningIn;

/// <summary>How often may be tried to sign in: by one address on the network, and for one account.</summary>
public sealed class SignInLimits(SignInSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> byAddress = Limiter(
        settings.AttemptsPerMinute,
        TimeSpan.FromMinutes(1)
    );

    private readonly PartitionedRateLimiter<string> byAccount = Limiter(
        settings.AttemptsPerAccount,
        TimeSpan.FromMinutes(5)
    );

    /// <summary>Counts a try.</summary>
    /// <param name="account">What is tried: an e-mail address, or another name of what is kept safe.</param>
    /// <returns>How long to wait; null where the try may be made.</returns>
    public TimeSpan? Wait(HttpContext context, string account) =>
        Wait(byAddress, NetworkOf(context.Connection.RemoteIpAddress))
        ?? Wait(byAccount, account.Trim().ToLowerInvariant());

    public void Dispose()
    {
        byAddress.Dispose();
        byAccount.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int tries, TimeSpan window) =>
        PartitionedRateLimiter.Create<string, string>(key =>
            RateLimitPartition.GetFixedWindowLimiter(
                key,
                _ => new() { PermitLimit = tries, Window = window }
            )
        );

    private static TimeSpan? Wait(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait
            : TimeSpan.FromMinutes(1);
    }

    /// <summary>Of the long addresses the first half, since one machine has as many of the second as it likes.</summary>
    private static string NetworkOf(IPAddress? address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : $"{address?.MapToIPv4()}";
}
