// Calls of the kernel and of glibc that Swift cannot make itself: variadic ones, macros with a cast, and GNU functions.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <seccomp.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

// GNU's own, hidden without _GNU_SOURCE, which would make other types of the headers than those Swift has.
int pipe2(int ends[2], int flags);

// Landlock as the kernel defines it (include/uapi/linux/landlock.h); headers of older distributions lack the later fields.
struct sandbox_ruleset {
  uint64_t handled_access_fs;
  uint64_t handled_access_net;
  uint64_t scoped;
};
struct sandbox_path_rule {
  uint64_t allowed_access;
  int32_t parent_fd;
} __attribute__((packed));

static inline int sandbox_landlock_abi(void) {
  return (int)syscall(SYS_landlock_create_ruleset, (void *)0, (size_t)0, 1u);
}
static inline int sandbox_landlock_create(struct sandbox_ruleset rules, size_t size) {
  return (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0u);
}
// A place to which a rule applies; it need not be readable.
static inline int sandbox_open_place(const char *path) { return open(path, 010000000 /* O_PATH */ | O_CLOEXEC); }
static inline int sandbox_landlock_allow(int ruleset, int folder, uint64_t access) {
  struct sandbox_path_rule rule = {access, folder};
  return (int)syscall(SYS_landlock_add_rule, ruleset, 1, &rule, 0u);
}
static inline int sandbox_landlock_restrict(int ruleset) {
  return (int)syscall(SYS_landlock_restrict_self, ruleset, 0u);
}

static inline int sandbox_prctl(int option, unsigned long value) { return prctl(option, value, 0ul, 0ul, 0ul); }
static inline int sandbox_no_new_privileges(void) { return prctl(PR_GET_NO_NEW_PRIVS, 0ul, 0ul, 0ul, 0ul); }
static inline int sandbox_parent_death_signal(void) {
  int number = 0;
  return prctl(PR_GET_PDEATHSIG, (unsigned long)&number, 0ul, 0ul, 0ul) == 0 ? number : -1;
}
static inline uint32_t sandbox_errno_action(uint16_t number) { return SCMP_ACT_ERRNO(number); }
static inline int sandbox_seccomp_offers(uint32_t action) {
  return (int)syscall(SYS_seccomp, 2u /* SECCOMP_GET_ACTION_AVAIL */, 0u, &action);
}

static inline int sandbox_close_from(posix_spawn_file_actions_t *actions, int first) {
  return posix_spawn_file_actions_addclosefrom_np(actions, first);
}
static inline int sandbox_change_folder(posix_spawn_file_actions_t *actions, const char *folder) {
  return posix_spawn_file_actions_addchdir_np(actions, folder);
}
static inline int sandbox_pidfd(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0u); }
static inline int sandbox_socket_pair(int ends[2]) {
  return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
}
static inline int sandbox_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
static inline int sandbox_timer(void) { return timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC); }
static inline int sandbox_ended_by_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }
static inline int sandbox_exit_status(int status) { return WEXITSTATUS(status); }
